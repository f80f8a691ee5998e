// Copies the link that is to be opened inside WeChat. Where the browser does not let a page copy, the button stays away.
const button = document.querySelector<HTMLButtonElement>("#copy")!;

if (navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(document.querySelector("#link")!.textContent ?? "").then(() => {
      button.textContent = button.dataset.copied!;
    });
  });
}

export {};
