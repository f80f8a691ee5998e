// Runs wxLogin.js as a page would, on as little of a page as it touches: node widget.mjs <script> <its address> <options as JSON>
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

const [script, address, options] = process.argv.slice(2);
const place = { children: ["what was there"], replaceChildren(...children) { this.children = children; } };
const page = {
  document: {
    currentScript: { src: address },
    getElementById: (id) => (id === "code" ? place : null),
    createElement: (name) => ({ name, setAttribute(key, value) { this[key] = value; }, addEventListener() {} }),
  },
  URL,
};
page.window = page;
runInNewContext(readFileSync(script, "utf8"), page);
new page.WxLogin({ id: "code", ...JSON.parse(options) });
const [frame] = place.children;
console.log(JSON.stringify({ count: place.children.length, name: frame.name, src: frame.src, width: frame.width, height: frame.height, allow: frame.allow }));
