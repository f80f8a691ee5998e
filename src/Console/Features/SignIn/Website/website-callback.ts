// The page that WeChat returns to. In a frame it tells the page around it, which began, and nobody else; alone it goes on by itself.
import { arrivalOf, arrive } from "./website-arrival";

const status = document.querySelector<HTMLElement>("#status")!;
const arrival = arrivalOf(location.href);
// Neither the history nor a copied address shall hold a code.
history.replaceState(null, "", location.pathname);

async function goOn(): Promise<void> {
  try {
    const { decision, detail } = await arrive(arrival);
    if (decision) return location.replace(decision === "held" ? status.dataset.continue! : status.dataset.signIn!);
    status.textContent = detail ?? "";
  } finally {
    document.querySelector<HTMLElement>("#again")!.hidden = false;
  }
}

if (window.parent !== window) window.parent.postMessage(arrival, location.origin);
else void goOn();
