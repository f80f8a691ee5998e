// WeChat's own page in a frame of the sign-in page. It has no ring and no scanned state: what happens there is told when it is over.
import { type Arrival, isArrival } from "./website-arrival";

/** A page of WeChat's that is left open renews its code for ever; the way back from it is renewed in time. */
const renewBefore = 60_000;

export class WebsiteFrame {
  readonly #frame: HTMLIFrameElement;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(frame: HTMLIFrameElement, arrived: (arrival: Arrival) => void) {
    this.#frame = frame;
    window.addEventListener("message", (event) => {
      const isOurs = event.origin === location.origin && event.source === frame.contentWindow;
      if (isOurs && isArrival(event.data)) arrived(event.data);
    });
  }

  /** Shows WeChat's page; answers what went wrong, if something did. */
  async open(): Promise<{ detail?: string } | undefined> {
    const answer = await fetch("/api/v1/website-app/trips", { method: "POST", headers: { accept: "application/json" } });
    const trip = (await answer.json()) as { url: string; expiresIn: number; detail?: string };
    if (!answer.ok) return trip;
    this.#frame.src = trip.url;
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => void this.open(), trip.expiresIn - renewBefore);
    return undefined;
  }

  close(): void {
    clearTimeout(this.#renewal);
    this.#frame.removeAttribute("src");
  }
}
