import { account, type Account } from "./wechat";

interface Place {
  name: HTMLElement;
  profile: HTMLElement;
  messages: HTMLElement;
  status: HTMLElement;
}

interface Buttons {
  follow: HTMLElement;
  unfollow: HTMLElement;
}

/** An official account, open on this phone: strangers see its profile with a Follow button, followers the chat. */
export class OfficialAccount {
  private person = "";
  private code: string | null = null;

  constructor(
    private readonly place: Place,
    private readonly buttons: Buttons,
    private readonly openLink: (url: string) => void,
  ) {
    buttons.follow.addEventListener("click", () => void this.ask("follow"));
    buttons.unfollow.addEventListener("click", () => void this.ask("unfollow"));
  }

  async open(person: string, code: string | null): Promise<void> {
    [this.person, this.code] = [person, code];
    await this.ask("open");
  }

  private async ask(verb: "open" | "follow" | "unfollow"): Promise<void> {
    const { person } = this;
    this.busy(true);
    // A code counts once: whoever leaves and follows again on this page was led by no scan.
    const code = verb === "unfollow" ? null : this.code;
    if (verb !== "open") this.code = null;
    const shown = await account(verb, person, code);
    this.busy(false);
    if (person !== this.person) return;
    this.place.status.textContent = shown ? "" : (this.place.status.dataset.problem ?? "");
    if (shown) this.draw(shown);
  }

  private draw({ name, follows, messages }: Account): void {
    this.place.name.textContent = name;
    this.place.profile.hidden = follows;
    this.buttons.follow.hidden = follows;
    this.buttons.unfollow.hidden = !follows;
    this.place.messages.hidden = !follows;
    this.place.messages.replaceChildren(...messages.map((message) => this.line(message)));
    this.place.messages.scrollTop = this.place.messages.scrollHeight;
    (follows ? this.place.messages.querySelector<HTMLElement>("li:last-child a") : this.buttons.follow)?.focus({ preventScroll: true });
  }

  private line({ text, isNotice }: Account["messages"][number]): HTMLElement {
    const line = document.createElement("li");
    line.classList.toggle("notice", isNotice);
    // What looks like an address is one, as in every chat; nothing else in a message is more than text.
    for (const part of text.split(/(https?:\/\/\S+)/)) line.append(/^https?:\/\//.test(part) ? this.link(part) : part);
    return line;
  }

  private link(url: string): HTMLElement {
    const link = Object.assign(document.createElement("a"), { href: url, textContent: url });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.openLink(url);
    });
    return link;
  }

  private busy(isBusy: boolean): void {
    for (const button of Object.values(this.buttons) as HTMLElement[]) button.ariaDisabled = String(isBusy);
  }
}
