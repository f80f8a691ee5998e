// The page inside WeChat. A tap takes this page's place in the history, so that Back never leads to a question that was answered; and the
// end offers to close. Without this script everything works all the same, with more steps behind Back.

interface WeChatBridge {
  call(name: "closeWindow"): void;
}

const bridge = (): WeChatBridge | undefined => (window as { WeixinJSBridge?: WeChatBridge }).WeixinJSBridge;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-in-place]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void answer(form);
  });
}

async function answer(form: HTMLFormElement): Promise<void> {
  const buttons = document.querySelectorAll<HTMLButtonElement>("button");
  buttons.forEach((button) => (button.disabled = true));
  try {
    const reply = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>), redirect: "manual" });
    // A redirect leads back to this page, which shows how it stands then; a refusal has a page of its own.
    if (reply.type === "opaqueredirect") return location.replace(form.dataset.inPlace!);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    document.body.replaceChildren(...page.body.childNodes);
  } catch {
    buttons.forEach((button) => (button.disabled = false));
    form.submit();
  }
}

const closing = document.querySelector<HTMLButtonElement>("#close");
const offer = (): void => {
  if (!closing || !bridge()) return;
  closing.hidden = false;
  closing.addEventListener("click", () => bridge()!.call("closeWindow"));
};
if (bridge()) offer();
else document.addEventListener("WeixinJSBridgeReady", offer, { once: true });

export {};
