import type { Agreement, Asker } from "../../../sdk/mini-program/client";
import { open, type Asked, type Asks, type Busy, type Done, type End, type Event, type State } from "../../../sdk/mini-program/confirm";
import type { Texts } from "../../../sdk/mini-program/texts";

export interface Actions {
  send: (event: Event) => void;
  scan: () => void;
  close: () => void;
  /** The button of `open-type="launchApp"`. */
  returnToApp: () => void;
}

export interface Drawing {
  page: readonly HTMLElement[];
  consent: readonly HTMLElement[];
  buttons: readonly HTMLElement[];
  status: string;
  /** The status says what is going on, and not what is missing. */
  calm: boolean;
}

/** One state of the confirm page, as the sandbox's phone shows it. */
export function drawing(state: State, texts: Texts, actions: Actions): Drawing {
  switch (state.view) {
    case "loading":
      return { page: [h("i", { className: "mini-spinner", ariaHidden: "true" })], consent: [], buttons: [], status: texts.loading, calm: true };
    case "asks":
      return asking(state, texts, actions);
    case "question":
      return questioning(state, texts, actions);
    case "problem":
      return {
        page: ending("problem", texts.problem.title, state.problem.detail ?? texts.problem.body),
        consent: [],
        buttons: [button("primary", texts.problem.tryAgain, null, () => actions.send({ type: "try-again" }))],
        status: "",
        calm: true,
      };
    case "done":
      return done(state, texts, actions);
    default:
      return over(state, texts, actions);
  }
}

function asking(asks: Asks, texts: Texts, { send }: Actions): Drawing {
  const { asker, phone, purpose } = asks.scanned;
  const isSignIn = purpose === "sign-in";
  const agreements = open(asks);
  const press = (type: "allow-phone" | "without-phone" | "sign-in" | "not-me") => () => send({ type });
  const buttons: HTMLElement[] = [];
  if (phone === "none") buttons.push(button("primary", texts.signIn, asks.busy, press("sign-in")));
  else buttons.push(button("primary", isSignIn ? texts.allowPhone : texts.givePhone, asks.busy, press("allow-phone")));
  if (phone === "optional") buttons.push(button("plain", texts.withoutPhone, asks.busy, press("without-phone")));
  buttons.push(button("quiet", texts.notMe, asks.busy, press("not-me")));
  return {
    page: [
      heading(isSignIn ? texts.asks(asker.site) : texts.asksForPhone(asker.site)),
      who(asker, asks.scanned.number, texts),
      ...(asks.scanned.number === null ? [] : [h("p", { className: "mini-why" }, texts.numberMeans)]),
      h("p", { className: "mini-warning" }, texts.someoneElse),
      ...(phone === "none" ? [] : [h("p", { className: "mini-why" }, isSignIn ? texts.phone[phone](asker.site) : texts.phoneOnly)]),
    ],
    consent: [...(agreements.length === 0 ? [] : [ticks(agreements, asks, texts, send)]), ...(asks.scanned.asksForNumber ? [digits(asks, texts, send)] : [])],
    buttons,
    ...status(asks, texts),
  };
}

function who(asker: Asker, number: number | null, texts: Texts): HTMLElement {
  const rows = ([[texts.app, asker.app], [texts.browser, asker.browser], [texts.system, asker.system], [texts.city, asker.city], [texts.asked, texts.ago(asker.secondsAgo)], [texts.number, number === null ? null : String(number)]] as const)
    .filter(([, value]) => value)
    .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value ?? "")));
  return h("dl", { className: "mini-asker" }, ...rows);
}

function digits(asks: Asks, texts: Texts, send: Actions["send"]): HTMLElement {
  const box = h("input", { type: "text", inputMode: "numeric", maxLength: 2, autocomplete: "off", value: asks.typed });
  box.dataset.name = "number";
  box.addEventListener("input", () => send({ type: "typed", digits: box.value }));
  return h("label", { className: "mini-number" }, texts.typeNumber, box);
}

function ticks(agreements: readonly Agreement[], asks: Asks, texts: Texts, send: Actions["send"]): HTMLElement {
  const missing = asks.notice?.kind === "agreements" || asks.notice?.kind === "agreements-changed";
  return h("fieldset", { className: missing ? "mini-agreements missing" : "mini-agreements" }, h("legend", {}, texts.accept), ...agreements.map((agreement) => {
    const box = h("input", { type: "checkbox", checked: asks.ticked.includes(agreement.key) });
    box.dataset.name = `agreement-${agreement.key}`;
    box.addEventListener("change", () => send({ type: "tick", key: agreement.key, on: box.checked }));
    return h("label", {}, box, link(agreement));
  }));
}

// The address comes from the console, but a page draws no link that could run in it.
function link({ title, url }: Agreement): HTMLElement {
  if (!/^https?:\/\//.test(url)) return h("span", {}, title);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title);
}

function questioning(asked: Asked, texts: Texts, { send }: Actions): Drawing {
  const { question, busy } = asked;
  const hint = question.hint === null ? [] : [h("dl", { className: "mini-asker" }, h("div", {}, h("dt", {}, texts.question.hint), h("dd", {}, question.hint)))];
  const separately = question.options.includes("separately")
    ? [button("primary", texts.question.separately, busy, () => send({ type: "separately" }))]
    : [];
  return {
    page: [heading(texts.question.title), ...hint, h("p", { className: "mini-why" }, texts.question.body)],
    consent: [],
    buttons: [...separately, button("quiet", texts.question.cancel, busy, () => send({ type: "not-me" }))],
    ...status({ busy, notice: null }, texts),
  };
}

function done({ purpose, back }: Done, texts: Texts, actions: Actions): Drawing {
  const { title, body } = texts.ends[purpose === "phone" ? "phone" : "done"];
  const sentence = back.to === "screen" ? body : back.to === "browser" ? texts.back.browser(back.number) : texts.back[back.by];
  const returns = back.to === "app" && back.by === "button" ? [button("primary", texts.back.app(back.app), null, actions.returnToApp)] : [];
  return { page: ending("done", title, sentence), consent: [], buttons: [...returns, button("quiet", texts.close, null, actions.close)], status: "", calm: true };
}

function over({ view }: End, texts: Texts, actions: Actions): Drawing {
  const { title, body } = texts.ends[view];
  const again = view !== "refused" && view !== "open-from-app" && view !== "another-person" && view !== "too-far";
  return {
    page: ending(view, title, body),
    consent: [],
    buttons: [button("quiet", again ? texts.scanAgain : texts.close, null, again ? actions.scan : actions.close)],
    status: "",
    calm: true,
  };
}

function ending(kind: string, title: string, sentence: string): HTMLElement[] {
  const mark = h("span", { className: `mini-mark ${kind}`, ariaHidden: "true" }, kind === "done" ? "✓" : kind === "refused" ? "×" : "!");
  return [mark, heading(title), h("p", {}, sentence)];
}

function status({ busy, notice }: Pick<Asks, "busy" | "notice">, texts: Texts): Pick<Drawing, "status" | "calm"> {
  if (busy) return { status: texts.busy[busy], calm: true };
  return { status: notice ? (notice.detail ?? texts.notices[notice.kind]) : "", calm: false };
}

function heading(text: string): HTMLElement {
  return h("h2", { tabIndex: -1 }, text);
}

/** Not disabled while something is under way: a disabled button would drop the focus. */
function button(kind: "primary" | "plain" | "quiet", label: string, busy: Busy, press: () => void): HTMLElement {
  const made = h("button", { type: "button", className: `mini-button ${kind}`, ariaDisabled: busy ? "true" : "false" }, label);
  made.dataset.name = label;
  made.addEventListener("click", press);
  return made;
}

function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]>, ...children: (HTMLElement | string)[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
