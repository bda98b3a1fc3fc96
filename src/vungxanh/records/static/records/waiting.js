// Figures that wait, by keyboard: J and K move, T or Enter takes, X goes to the reason for refusing and Enter
// there refuses, U goes to the reason for taking the last one back. Without this file everything has its buttons.

const rows = [...document.querySelectorAll(".waits > li")];
const here = () => rows.indexOf(document.activeElement?.closest(".waits > li"));
const current = () => rows[Math.max(here(), 0)];

function go(place) {
  const row = rows[Math.min(Math.max(place, 0), rows.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

const take = () => current()?.querySelector(".take button")?.click();
const keys = {
  j: () => go(here() + 1),
  k: () => go(here() - 1),
  t: take,
  enter: take,
  x: () => current()?.querySelector(".refuse select")?.focus(),
  u: () => document.querySelector("#vua-nhan .undo select")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key.toLowerCase();
  const select = event.target.closest(".refuse select, .undo select");
  if (select && key === "enter") {
    event.preventDefault();
    select.form.requestSubmit(select.form.querySelector("button"));
  } else if (keys[key] && !event.target.closest("input, select, textarea, button, a, summary")) {
    event.preventDefault();
    keys[key]();
  }
});

const wrong = rows.findIndex((row) => row.querySelector(".tried"));
if (rows.length) go(Math.max(wrong, 0));
