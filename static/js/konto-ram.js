// On the municipality's own website: makes each frame of ours as tall as its list. Listens to our address alone.
"use strict";

(() => {
  const ours = new URL(document.currentScript.src).origin;
  const frames = () =>
    [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${ours}/`));

  addEventListener("message", (event) => {
    const height = event.data?.kontoHeight;
    if (event.origin !== ours || !Number.isFinite(height)) return;
    for (const frame of frames()) {
      if (frame.contentWindow === event.source) frame.height = String(Math.min(Math.max(height, 50), 50000));
    }
  });

  const ask = (frame) => frame.contentWindow?.postMessage("konto-ram", ours);
  for (const frame of frames()) {
    frame.addEventListener("load", () => ask(frame));
  }
})();
