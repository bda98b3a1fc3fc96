// Says that a document is being read: reading a long one takes seconds, and a second press would read it twice.

const form = document.getElementById("doc-tai-lieu");

form?.addEventListener("submit", () => {
  form.querySelector(".reading").hidden = false;
  form.querySelector("button:not([name])").disabled = true;
});
addEventListener("pageshow", () => {
  if (!form) return;
  form.querySelector(".reading").hidden = true;
  form.querySelector("button:not([name])").disabled = false;
});
