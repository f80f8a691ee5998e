import { ticketIn } from "../../../sdk/mini-program/client";
import type { State } from "../../../sdk/mini-program/confirm";
import { ConfirmPage } from "../../../sdk/mini-program/page";
import { texts } from "../../../sdk/mini-program/texts";
import { drawing, type Actions } from "./mini-program-views";
import { hostOf, type Opened } from "./wechat";

/** Where a mini program is drawn. The status line stays where it is, so that screen readers hear what changes in it. */
export interface Place {
  page: HTMLElement;
  consent: HTMLElement;
  status: HTMLElement;
  buttons: HTMLElement;
}

/** The console's mini program, open on this phone: the shared modules think, this draws. */
export class MiniProgram {
  private readonly confirm: ConfirmPage;
  private readonly ticket: string;
  private readonly language = document.documentElement.lang;
  private view: State["view"] | null = null;

  constructor(
    opened: Opened & { opens: "mini-program" },
    visit: { person: string; console: string },
    private readonly place: Place,
    private readonly phone: Pick<Actions, "scan" | "close"> & { returnToApp: (parameter: string) => boolean },
  ) {
    this.ticket = ticketIn(opened.query) ?? "";
    this.confirm = new ConfirmPage(
      hostOf(visit.person, opened.appId),
      { console: visit.console, language: this.language, ticket: this.ticket, scene: opened.scene },
      (state) => this.draw(state),
    );
  }

  open(): void {
    this.confirm.open();
  }

  close(): void {
    this.confirm.close();
    for (const part of Object.values(this.place)) (part as HTMLElement).replaceChildren();
  }

  private draw(state: State): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.name : undefined;
    const drawn = drawing(state, texts(this.language), {
      ...this.phone,
      send: (event) => this.confirm.send(event),
      // app-parameter tells the app which sign-in it was; it is worth nothing without the app's verifier.
      returnToApp: () => { if (!this.phone.returnToApp(this.ticket)) this.confirm.send({ type: "cannot-return" }); },
    });
    this.place.page.replaceChildren(...drawn.page);
    this.place.consent.replaceChildren(...drawn.consent);
    this.place.buttons.replaceChildren(...drawn.buttons);
    this.place.status.textContent = drawn.status;
    this.place.status.classList.toggle("calm", drawn.calm);
    this.place.page.dataset.view = state.view;
    this.keepFocus(state.view, focused);
  }

  // Every state is drawn anew: the focus stays on what was pressed, and a new view begins at its heading.
  private keepFocus(view: State["view"], focused: string | undefined): void {
    const isNew = view !== this.view;
    this.view = view;
    const selector = isNew ? "h2" : focused ? `[data-name="${focused}"]` : null;
    const parts = [this.place.page, this.place.consent, this.place.buttons];
    if (selector) parts.map((part) => part.querySelector<HTMLElement>(selector)).find((found) => found)?.focus({ preventScroll: true });
    if (isNew) this.place.page.scrollTop = 0;
  }
}
