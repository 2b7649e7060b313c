// Comforts of the sitting only: every question can be answered without this file.
"use strict";

const sitting = document.querySelector("[data-sitting]");
const questions = [...sitting.querySelectorAll(".question")];

sitting.querySelector("[data-sitting-keys]").hidden = false;

// 1, 2 and 3 answer the question that one stands at; a shortcoming asks more, and keeps one there.
sitting.addEventListener("keydown", (event) => {
  const question = event.target.closest(".question");
  if (!question || event.target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return;
  const choice = question.querySelectorAll("[type=radio]")["123".indexOf(event.key)];
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  const next = questions[questions.indexOf(question) + 1];
  if (choice.value === "shortcoming") {
    question.querySelector("textarea").focus();
  } else if (next) {
    (next.querySelector("[type=radio]:checked") ?? next.querySelector("[type=radio]")).focus();
  } else {
    sitting.querySelector(".actions button").focus();
  }
});
