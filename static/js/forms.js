// Comforts only: every page works without this file.
"use strict";

// What is wrong is read first, and so is the answer to what was asked.
document.querySelector("[data-error-summary], [data-answer-heading]")?.focus();

// An open menu closes with Escape, or when something else is chosen.
const folds = () => document.querySelectorAll("details.fold[open], details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  folds().forEach((fold) => {
    const within = fold.contains(document.activeElement);
    fold.open = false;
    if (within) fold.querySelector("summary").focus();
  });
});

document.addEventListener("click", (event) => {
  folds().forEach((fold) => {
    if (!fold.contains(event.target)) fold.open = false;
  });
});
