// The review of a document by keyboard. Without it every fact has its buttons and every jump is a link.

const facts = () => [...document.querySelectorAll(".fact")];
const byNumber = (number) => document.getElementById(`de-xuat-${number}`);
const bitsOf = (number) => document.querySelectorAll(`.bit[data-facts~="${number}"]`);
const leftBehind = new Set(); // facts decided by key, whose answer is still to come
const takenBack = new Set(); // facts to undo as soon as that answer is there
let line = Promise.resolve(); // what is on its way
let chosen = 0;

function choose(fact, { focus = true } = {}) {
  if (!fact) return;
  for (const marked of document.querySelectorAll(".chosen")) marked.classList.remove("chosen");
  chosen = Number(fact.dataset.fact);
  fact.classList.add("chosen");
  const bits = bitsOf(chosen);
  for (const bit of bits) bit.classList.add("chosen");
  bits[0]?.scrollIntoView({ block: "nearest" });
  if (focus) fact.focus({ preventScroll: true });
  fact.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = facts();
  const place = all.findIndex((one) => Number(one.dataset.fact) === chosen);
  const next = place < 0 ? (by > 0 ? 0 : all.length - 1) : place + by;
  if (next < 0 || next >= all.length) {
    const page = document.querySelector(`.pages a[rel="${by > 0 ? "next" : "prev"}"]`);
    line.then(() => page?.click());
    return;
  }
  choose(all[next]);
}

function nextWaiting(number) {
  const all = facts();
  const place = all.findIndex((one) => Number(one.dataset.fact) === number);
  const order = [...all.slice(place + 1), ...all.slice(0, place)];
  return order.find((one) => one.dataset.state === "");
}

const control = (number, key) => byNumber(number)?.querySelector(`[data-key="${key}"]`);

// What a button or link of a fact asks for, as a click on it would. One goes after the other, so that the count
// is never older than the row.
function send(number, key) {
  line = line.then(() => {
    const source = control(number, key);
    if (!source) return null;
    const part = source.getAttribute("hx-get");
    const answer = { source, target: `#de-xuat-${number}`, swap: "outerHTML" };
    return part ? htmx.ajax("GET", part, answer) : htmx.ajax("POST", location.pathname, answer);
  }).catch(() => null);
}

// Takes back the chosen fact's decision, or the last one; one that is still on its way as soon as it is there.
function undo() {
  const sent = leftBehind.has(chosen) ? chosen : [...leftBehind].at(-1);
  if (control(chosen, "u")) send(chosen, "u");
  else if (sent) takenBack.add(sent);
  else document.getElementById("hoan-tac-cuoi")?.click();
}

// Deciding by key goes on at once: who reads fast does not wait for the line. Should the answer be an error,
// the page is loaded again as the server has it.
function decide(key) {
  if (!control(chosen, key)) return;
  byNumber(chosen).dataset.state = "sent";
  leftBehind.add(chosen);
  send(chosen, key);
  goOn(chosen);
}

// The next undecided fact of this part; else the link to the part that has one; else the fact itself.
function goOn(number) {
  const next = nextWaiting(number);
  choose(next ?? byNumber(number), { focus: Boolean(next) || !document.getElementById("tiep") });
  if (!next) document.getElementById("tiep")?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decide("a"),
  e: () => control(chosen, "e") && send(chosen, "e"),
  x: () => decide("x"),
  u: undo,
  "?": () => document.getElementById("phim")?.toggleAttribute("open"),
};

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (control(chosen, "esc")) send(chosen, "esc");
    return;
  }
  if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const act = KEYS[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("click", (event) => {
  const bit = event.target.closest(".bit");
  if (bit) {
    // A click on words that several facts share goes through them one after the other.
    const numbers = bit.dataset.facts.split(" ");
    const next = numbers[(numbers.indexOf(String(chosen)) + 1) % numbers.length];
    event.preventDefault();
    choose(byNumber(next));
    return;
  }
  const goes = event.target.closest("[data-goes]");
  const fact = event.target.closest(".fact");
  if (goes) event.preventDefault();
  if (goes || (fact && !event.target.closest("button, a, input, select, summary"))) choose(fact);
});

document.addEventListener("focusin", (event) => {
  const fact = event.target.closest(".fact");
  if (fact && Number(fact.dataset.fact) !== chosen) choose(fact, { focus: false });
});

// After a decision the row is new: its words in the text follow it, and the next undecided fact is chosen.
document.addEventListener("htmx:afterSwap", (event) => {
  const number = Number((event.detail.target?.id ?? "").replace("de-xuat-", ""));
  const row = byNumber(number);
  if (!row) return;
  for (const bit of bitsOf(number)) {
    if (bit.dataset.facts.split(" ")[0] !== String(number)) continue;
    bit.classList.remove("bit-waiting", "bit-accepted", "bit-edited", "bit-rejected");
    bit.classList.add(`bit-${row.dataset.state || "waiting"}`);
  }
  const asked = event.detail.requestConfig?.verb;
  const input = row.querySelector(".fact-form select, .fact-form input:not([type=hidden])");
  if (input) {
    choose(row, { focus: false });
    (row.querySelector("[aria-invalid]") ?? input).focus();
  } else if (leftBehind.delete(number)) {
    if (chosen === number) choose(row);
  } else if (asked === "post" && row.dataset.state !== "") goOn(number);
  else choose(row);
});
// Settling gives a new row the classes the server wrote: put the mark of the chosen one back.
document.addEventListener("htmx:afterSettle", () => {
  byNumber(chosen)?.classList.add("chosen");
  for (const number of takenBack) {
    if (!leftBehind.has(number) && takenBack.delete(number) && control(number, "u")) send(number, "u");
  }
});

// A review that is gone says so on its own page; a line that is down says so here, and nothing is lost.
document.addEventListener("htmx:responseError", () => location.reload());
document.addEventListener("htmx:sendError", () => {
  document.getElementById("mat-mang").hidden = false;
  for (const row of document.querySelectorAll('.fact[data-state="sent"]')) row.dataset.state = "";
  leftBehind.clear();
  takenBack.clear();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.getElementById("mat-mang")?.setAttribute("hidden", "");
});

// A form that leaves the page waits for what is on its way.
document.addEventListener("submit", (event) => {
  if (!leftBehind.size || event.target.hasAttribute("hx-post")) return;
  event.preventDefault();
  line.then(() => { leftBehind.clear(); event.target.requestSubmit(event.submitter); });
});

// Words selected in the text fill the form that covers a name; the position serves where they are no whole words.
const positions = (node, offset) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start]");
  if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(piece.dataset.start) + [...node.data.slice(0, offset)].length;
};

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const paper = document.querySelector(".paper");
  const form = document.getElementById("che");
  if (!form || !selection.rangeCount || selection.isCollapsed || !paper?.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const start = positions(range.startContainer, range.startOffset);
  const end = positions(range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  form.elements.chu.value = selection.toString().trim().slice(0, 200);
  form.elements.tu.value = start;
  form.elements.den.value = end;
});

document.getElementById("che-chu")?.addEventListener("input", ({ target: { form } }) => {
  form.elements.tu.value = form.elements.den.value = "";
});

const asked = location.hash.match(/^#(?:de-xuat|cho)-(\d+)$/);
choose(asked ? byNumber(asked[1]) : document.querySelector('.fact[data-state=""]'), { focus: Boolean(asked) });
