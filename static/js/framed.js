// Inside the frame: tells the page around it how tall the list is, when it is asked and when that changes.
"use strict";

const tell = () => {
  const height = Math.ceil(document.querySelector("main").getBoundingClientRect().bottom + 8);
  window.parent.postMessage({ kontoHeight: height }, "*");
};

addEventListener("message", (event) => {
  if (event.source === window.parent && event.data === "konto-ram") tell();
});
new ResizeObserver(tell).observe(document.querySelector("main"));
