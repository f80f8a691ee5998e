// What a phone's page must know again when the browser let it go while the person was in WeChat. Ends with the tab. Holds no secret of the
// browser's: without its cookie the ticket is worth nothing.
import type { Code } from "./sign-in-page";

export interface KeptTicket extends Code {
  id: string;
  attempt: string;
}

const key = "sign-in";

/** Keeps the ticket that is shown; where the browser keeps nothing, a page that is loaded anew asks for another one. */
export function keep(ticket: KeptTicket): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ticket, until: Date.now() + ticket.expiresIn }));
  } catch {
    // Storage is switched off or full.
  }
}

/** The ticket of before, with what is left of its time; none when that is over. */
export function kept(): KeptTicket | undefined {
  try {
    const { ticket, until } = JSON.parse(sessionStorage.getItem(key) ?? "{}") as { ticket?: KeptTicket; until?: number };
    const expiresIn = (until ?? 0) - Date.now();
    return ticket && expiresIn > 0 ? { ...ticket, expiresIn } : undefined;
  } catch {
    return undefined;
  }
}
