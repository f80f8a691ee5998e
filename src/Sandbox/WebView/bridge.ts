// What WeChat gives every page in its browser: here it speaks to the drawn phone around the page.
const webView = window as { WeixinJSBridge?: { call(name: string): void; invoke(name: string): void } };
const call = (name: string): void => {
  if (name === "closeWindow") window.parent.postMessage({ type: "close-web-view" }, "*");
};
webView.WeixinJSBridge = { call, invoke: call };
document.dispatchEvent(new Event("WeixinJSBridgeReady"));

export {};
