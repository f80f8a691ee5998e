// wxLogin.js as web sites know it, with one difference: it speaks to the origin that it came from.

interface WidgetOptions {
  id: string;
  appid: string;
  scope: string;
  redirect_uri: string;
  state?: string;
  self_redirect?: boolean;
  style?: string;
  href?: string;
  stylelite?: number;
  fast_login?: number;
  lang?: string;
  onReady?: (isReady: boolean) => void;
}

(() => {
  const origin = new URL((document.currentScript as HTMLScriptElement).src).origin;

  function addressOf(options: WidgetOptions): string {
    const selfRedirect = options.self_redirect === undefined ? "default" : String(options.self_redirect);
    // Nothing is encoded here: callers encode redirect_uri themselves, and what they forget swallows the parameters behind it.
    let address = `${origin}/connect/qrconnect?appid=${options.appid}&scope=${options.scope}&redirect_uri=${options.redirect_uri}`;
    address += `&state=${options.state ?? ""}&response_type=code&login_type=jssdk&self_redirect=${selfRedirect}`;
    for (const name of ["style", "href", "stylelite", "fast_login", "lang"] as const) {
      if (options[name] !== undefined) address += `&${name}=${options[name]}`;
    }
    return address;
  }

  function WxLogin(options: WidgetOptions): void {
    const place = document.getElementById(options.id);
    if (!place) return;
    const frame = document.createElement("iframe");
    frame.src = addressOf(options);
    frame.setAttribute("frameborder", "0");
    frame.setAttribute("scrolling", "no");
    frame.allow = "local-network-access";
    frame.width = "300px";
    frame.height = "400px";
    frame.addEventListener("load", () => options.onReady?.(true));
    place.replaceChildren(frame);
  }

  Object.assign(window, { WxLogin });
})();
