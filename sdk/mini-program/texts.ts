import type { Busy, Notice } from "./confirm";

/** Every word of the confirm page; `Texts` is what each language must have. */
const english = {
  title: "Confirm sign-in",
  asks: (site: string) => `${site} is asking to sign you in`,
  app: "App",
  browser: "Browser",
  system: "System",
  city: "City",
  number: "Number",
  numberMeans: "Your browser must show this number too.",
  asked: "Asked",
  ago: (seconds: number) => (seconds < 5 ? "just now" : seconds < 90 ? `${seconds} seconds ago` : `${Math.round(seconds / 60)} minutes ago`),
  someoneElse: "Only continue if this screen is in front of you. If somebody sent you this code, choose Not me.",
  phone: {
    required: (site: string) => `${site} needs your phone number to know you in its other apps too. WeChat gives it only when you press the green button.`,
    optional: (site: string) => `With your phone number, ${site} knows you in its other apps too. WeChat gives it only when you press the green button.`,
    none: () => "",
  },
  accept: "I have read and accept:",
  allowPhone: "Allow phone number and sign in",
  withoutPhone: "Continue without phone number",
  signIn: "Sign in",
  notMe: "Not me",
  loading: "Looking up who asks…",
  busy: { phone: "Asking WeChat for your phone number…", confirm: "Signing in…", deny: "Refusing…" } satisfies Record<Exclude<Busy, null>, string>,
  notices: {
    agreements: "Tick every agreement first.",
    "agreements-changed": "An agreement has a new version. Read and tick it to go on.",
    "phone-withheld": "WeChat gave no phone number. Press the button again to give one.",
    "phone-required": "A phone number is needed to sign in here.",
    "phone-refused": "WeChat did not confirm this phone number. Try again.",
  } satisfies Record<Notice["kind"], string>,
  question: {
    title: "Have you been here before?",
    body: "An account here may already belong to you. To use that one, cancel and sign in the way you did before. If you go on separately, you get an account of your own, and the other one stays as it is.",
    hint: "Phone number",
    separately: "Go on separately",
    cancel: "Cancel",
  },
  ends: {
    done: { title: "Signed in", body: "The screen that showed the code is signing you in. You can close this page." },
    refused: { title: "Refused", body: "Nobody was signed in and nothing was stored. You can close this page." },
    expired: { title: "The code has expired", body: "Scan the new code that the screen shows by now." },
    "already-scanned": { title: "Already scanned", body: "Another phone has scanned this code. If it was not you, ask the screen for a new code." },
    "open-from-app": { title: "Open this from the app", body: "This sign-in began in an app and can be confirmed only when that app opens this page. If somebody sent it to you, close it." },
    gone: { title: "The screen is gone", body: "The page that showed this code was closed or shows another code. Open it again and scan the new code." },
  },
  back: {
    browser: (number: number | null) => (number === null ? "Go back to your browser. It is signing you in." : `Go back to your browser. It shows ${number} and is signing you in.`),
    app: (app: string | null) => `Return to ${app ?? "the app"}`,
    button: "You can go back to the app now.",
    hand: "Go back to the app by hand: it notices by itself that you are signed in.",
  },
  scanAgain: "Scan again",
  close: "Close",
  problem: { title: "That did not work", body: "The server could not be reached. Check the connection and try again.", tryAgain: "Try again" },
};

export type Texts = typeof english;

const chinese: Texts = {
  title: "确认登录",
  asks: (site) => `${site} 请求登录你的账号`,
  app: "App",
  browser: "浏览器",
  system: "系统",
  city: "城市",
  number: "数字",
  numberMeans: "你的浏览器中也应显示此数字。",
  asked: "请求时间",
  ago: (seconds) => (seconds < 5 ? "刚刚" : seconds < 90 ? `${seconds} 秒前` : `${Math.round(seconds / 60)} 分钟前`),
  someoneElse: "请确认屏幕就在你面前。如果二维码是别人发给你的，请选择“不是我”。",
  phone: {
    required: (site) => `${site} 需要你的手机号，以便在其他应用中识别你。只有点击绿色按钮后，微信才会提供手机号。`,
    optional: (site) => `提供手机号后，${site} 可以在其他应用中识别你。只有点击绿色按钮后，微信才会提供手机号。`,
    none: () => "",
  },
  accept: "我已阅读并同意：",
  allowPhone: "授权手机号并登录",
  withoutPhone: "不提供手机号，继续",
  signIn: "登录",
  notMe: "不是我",
  loading: "正在查询请求方…",
  busy: { phone: "正在向微信获取手机号…", confirm: "正在登录…", deny: "正在拒绝…" },
  notices: {
    agreements: "请先勾选全部协议。",
    "agreements-changed": "协议已更新，请阅读并勾选后继续。",
    "phone-withheld": "微信没有提供手机号，请再次点击按钮授权。",
    "phone-required": "此处登录需要手机号。",
    "phone-refused": "微信未能确认此手机号，请重试。",
  },
  question: {
    title: "你以前来过吗？",
    body: "这里可能已有属于你的账号。如需使用该账号，请取消，并用以前的方式登录。如果选择分开继续，你将拥有独立的账号，原有账号不受影响。",
    hint: "手机号",
    separately: "分开继续",
    cancel: "取消",
  },
  ends: {
    done: { title: "登录成功", body: "电脑端即将登录，你可以关闭此页面。" },
    refused: { title: "已拒绝", body: "没有人登录，也没有保存任何信息。你可以关闭此页面。" },
    expired: { title: "二维码已过期", body: "请扫描屏幕上新的二维码。" },
    "already-scanned": { title: "已被扫描", body: "这个二维码已被另一部手机扫描。如果不是你本人，请在屏幕上刷新二维码。" },
    "open-from-app": { title: "请从 App 打开", body: "此次登录由 App 发起，只能从该 App 打开此页面确认。如果是别人发给你的，请关闭。" },
    gone: { title: "页面已关闭", body: "显示二维码的页面已关闭或已刷新，请重新打开并扫描新的二维码。" },
  },
  back: {
    browser: (number) => (number === null ? "请返回浏览器，正在为你登录。" : `请返回浏览器，页面显示数字 ${number}，正在为你登录。`),
    app: (app) => `返回 ${app ?? "App"}`,
    button: "现在可以返回 App。",
    hand: "请手动返回 App，它会自动完成登录。",
  },
  scanAgain: "重新扫码",
  close: "关闭",
  problem: { title: "操作未成功", body: "无法连接服务器，请检查网络后重试。", tryAgain: "重试" },
};

/** The texts in the reader's language, by its tag; English where there is no other. */
export function texts(language: string): Texts {
  return language.toLowerCase().startsWith("zh") ? chinese : english;
}
