// What the page shows. One attribute, data-view, says which view it is; styles do the rest.

export type View = "loading" | "waiting" | "framed" | "scanned" | "signing-in" | "signed-in" | "expired" | "denied" | "offline" | "problem" | "no-launch";

/** What the screen shows for its ticket: a picture to scan, or links that open WeChat on this phone. */
export interface Code {
  image: string | null;
  expiresIn: number;
  launch: { link: string | null; scheme: string | null } | null;
  number: number | null;
}

export interface Person {
  nickname: string | null;
  avatar: string | null;
  mark?: string;
}

export class Page {
  onDeadline = (): void => undefined;
  onNewCode = (): void => undefined;
  onWay = (): void => undefined;

  readonly #root: HTMLElement;
  readonly #embedOrigins: string[];
  #deadline = 0;
  #lifetime = 1;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#embedOrigins = (root.dataset.embedOrigins ?? "").split(" ").filter(Boolean);
    for (const id of ["new-code", "try-again", "not-you"]) this.#part(id).addEventListener("click", () => this.onNewCode());
    for (const tab of this.#tabs) tab.addEventListener("click", () => this.#choose(tab));
    this.#root.querySelector("#ways")?.addEventListener("keydown", (event) => this.#move(event as KeyboardEvent));
    setInterval(() => this.#tick(), 250);
  }

  /** The way in that the person has chosen, or the only one that is offered. */
  get way(): string {
    return (this.#tabs.find((tab) => tab.ariaSelected === "true") ?? this.#root).dataset.way ?? "";
  }

  /** Whether WeChat's own page shows the code of that way. */
  get isFramed(): boolean {
    return !!this.way && this.way === this.#root.dataset.framed;
  }

  /** Whether this is the phone itself: it opens WeChat, and the person comes back by hand. */
  get isLaunch(): boolean {
    return this.#root.hasAttribute("data-launch");
  }

  /** Whether this is the step after a sign-in that adds the phone number. */
  get asksForPhone(): boolean {
    return this.#root.hasAttribute("data-phone-step");
  }

  get frame(): HTMLIFrameElement | null {
    return this.#root.querySelector("#frame");
  }

  get view(): View {
    return this.#root.dataset.view as View;
  }

  /** How often an unattended page renews its code by itself; after that it waits for a click. */
  get maxRenewals(): number {
    return Number(this.#root.dataset.maxRenewals);
  }

  /** Whether a ticket is on its way that leaving the page would end. */
  get isWaiting(): boolean {
    return ["loading", "waiting", "scanned", "offline"].includes(this.view);
  }

  get isOver(): boolean {
    return this.view === "signed-in";
  }

  show(view: View, text?: string): void {
    this.#root.dataset.view = view;
    if (view !== "scanned" && view !== "offline") this.#match(null);
    const key = `text${view.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`;
    const sentence = text ?? this.#root.dataset[key] ?? "";
    const status = this.#part("status");
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  showCode({ image, expiresIn, launch, number }: Code): void {
    if (launch) this.#offer(launch, number);
    if (image) this.#picture(image);
    this.#lifetime = expiresIn;
    this.wait(expiresIn);
  }

  /** WeChat opens nothing from here: what else can be done stands open. */
  showNoLaunch(): void {
    this.#part<HTMLDetailsElement>("otherwise").open = true;
    this.show("no-launch");
  }

  /** Two kinds of link, of which one may be missing; the second is for browsers that do not pass the first on. */
  #offer({ link, scheme }: { link: string | null; scheme: string | null }, number: number | null): void {
    this.#part<HTMLAnchorElement>("launch").href = link ?? scheme ?? "";
    this.#part("number").textContent = String(number);
    const otherwise = this.#part<HTMLAnchorElement>("launch-otherwise");
    otherwise.hidden = !link || !scheme;
    if (scheme) otherwise.href = scheme;
  }

  #picture(image: string): void {
    const code = this.#part<HTMLImageElement>("code");
    code.src = image;
    code.hidden = false;
    // Only a parent that the server named may have the picture; the browser drops the message for every other.
    if (window.parent !== window) {
      for (const origin of this.#embedOrigins) window.parent.postMessage({ type: "sign-in-code", image }, origin);
    }
  }

  /** The code that was there must not be seen again: it belongs to another way in. */
  forgetCode(): void {
    const code = this.#part<HTMLImageElement>("code");
    code.hidden = true;
    code.removeAttribute("src");
    this.show("loading");
  }

  wait(expiresIn: number): void {
    this.#deadline = performance.now() + expiresIn;
    this.show("waiting");
  }

  showScanned(person: Person & { expiresIn: number; number: number | null }): void {
    this.#match(person.number);
    this.#deadline = performance.now() + person.expiresIn;
    if (this.view !== "scanned") this.#lifetime = person.expiresIn;
    this.#greet(person);
    this.show("scanned", person.nickname ? undefined : this.#root.dataset.textScannedNameless);
  }

  /** The phone is somewhere else: it must type what only this screen shows. */
  #match(number: number | null): void {
    const match = this.#part("match");
    const sentence = number === null ? "" : (this.#root.dataset.textMatch ?? "").replace("{0}", String(number));
    match.hidden = !sentence;
    if (match.textContent !== sentence) match.textContent = sentence;
  }

  showSignedIn(person: Person): void {
    this.#greet(person);
    this.show("signed-in");
  }

  fail(sentence: string | undefined): void {
    this.show("problem", sentence);
  }

  get #tabs(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>("#ways [role=tab]")];
  }

  #choose(chosen: HTMLElement): void {
    if (chosen.ariaSelected === "true") return;
    for (const tab of this.#tabs) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    this.#part("stage").setAttribute("aria-labelledby", chosen.id);
    this.onWay();
  }

  // WAI-ARIA, tabs: arrows, Home and End move between tabs and choose.
  #move(event: KeyboardEvent): void {
    const tabs = this.#tabs;
    const at = tabs.findIndex((tab) => tab.ariaSelected === "true");
    const to = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tabs[to]!.focus();
    this.#choose(tabs[to]!);
  }

  #greet(person: Person): void {
    const name = person.nickname ?? (person.mark ? this.#root.dataset.textNameless!.replace("{0}", person.mark) : "");
    this.#part("name").replaceChildren(Object.assign(document.createElement("bdi"), { textContent: name }));
    const avatar = this.#part<HTMLImageElement>("avatar");
    avatar.hidden = !person.avatar;
    this.#part("no-avatar").toggleAttribute("hidden", !!person.avatar);
    if (person.avatar) avatar.src = person.avatar;
    else avatar.removeAttribute("src");
  }

  #tick(): void {
    if (this.view !== "waiting" && this.view !== "scanned") return;
    const left = Math.max(0, this.#deadline - performance.now());
    this.#part("ring").setAttribute("stroke-dasharray", `${Math.min(100, (100 * left) / this.#lifetime)} 100`);
    const seconds = Math.ceil(left / 1000);
    this.#part("time-left").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (left === 0) this.onDeadline();
  }

  #part<T extends Element = HTMLElement>(id: string): T {
    return this.#root.querySelector<T>(`#${id}`)!;
  }
}
