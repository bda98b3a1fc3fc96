// Makes the reviewer's secret on the reviewer's own machine; only its SHA-256 goes to the server.
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const secret = () => {
  const taken = [];
  while (taken.length < 32) {
    // 234 is the largest multiple of 26 in a byte: every letter is as likely as the next.
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 234) taken.push(LETTERS[byte % 26]);
  }
  return taken.join("");
};

const hash = async (text) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

for (const maker of document.querySelectorAll("[data-secret]")) {
  if (!globalThis.crypto?.subtle) continue; // without https there is no hash here: the reviewer makes it elsewhere
  maker.hidden = false;
  maker.querySelector("button").addEventListener("click", async () => {
    const made = secret();
    maker.querySelector("output").textContent = made;
    document.getElementById("id_commitment").value = await hash(made);
  });
}
