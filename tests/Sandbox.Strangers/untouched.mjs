// Compares every installed package with the archive that its author published: node untouched.mjs <folder with node_modules> <npm's cache>
// The archive is the one whose hash stands in the lock file.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";

const [root, cache] = process.argv.slice(2);
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const complaints = [];
let compared = 0;

for (const [place, { integrity, optional }] of Object.entries(packages)) {
  if (!place || (optional && !existsSync(join(root, place)))) continue;
  const archive = archiveOf(integrity);
  const published = archive ? filesOf(archive) : null;
  if (!published) complaints.push(`${place}: its archive is not in the cache`);
  else compare(place, published);
}
console.log(JSON.stringify({ packages: Object.keys(packages).length - 1, compared, complaints }));

function archiveOf(integrity) {
  const [algorithm, hash] = [integrity.slice(0, integrity.indexOf("-")), Buffer.from(integrity.slice(integrity.indexOf("-") + 1), "base64").toString("hex")];
  const file = join(cache, "_cacache", "content-v2", algorithm, hash.slice(0, 2), hash.slice(2, 4), hash.slice(4));
  if (!existsSync(file)) return null;
  const archive = readFileSync(file);
  return createHash(algorithm).update(archive).digest("hex") === hash ? archive : null;
}

/** The files of a tar archive; a long name stands in a record before its file. */
function filesOf(archive) {
  const tar = gunzipSync(archive);
  const files = new Map();
  let longName = null;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (from, length) => tar.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = parseInt(text(124, 12), 8) || 0;
    const type = text(156, 1);
    const content = tar.subarray(at + 512, at + 512 + size);
    if (type === "x") longName = /\d+ path=(.*)\n/.exec(content.toString("utf8"))?.[1] ?? null;
    else if (type === "L") longName = content.toString("utf8").replace(/\0.*$/s, "");
    else {
      const prefix = text(345, 155);
      const name = longName ?? (prefix ? `${prefix}/` : "") + text(0, 100);
      // Everything lies in one folder, whatever its author called it.
      if (type === "0" || type === "") files.set(name.slice(name.indexOf("/") + 1), content);
      longName = null;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function compare(place, published) {
  const folder = join(root, place);
  const installed = new Set(list(folder).map((file) => relative(folder, file)));
  for (const [name, content] of published) {
    if (!installed.delete(name)) complaints.push(`${place}: ${name} is missing`);
    else if (!readFileSync(join(folder, name)).equals(content)) complaints.push(`${place}: ${name} was changed`);
    compared++;
  }
  for (const name of installed) complaints.push(`${place}: ${name} was added`);
}

/** Every file of a package, without the packages inside it. */
function list(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .flatMap((entry) => (entry.isDirectory() ? list(join(folder, entry.name)) : [join(folder, entry.name)]));
}
