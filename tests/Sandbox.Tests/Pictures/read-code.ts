// What a code says, read from its pixels by decoders that the sandbox did not write: node read-code.mjs <file>…
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import jpeg from "jpeg-js";
import jsQR from "jsqr";

interface Picture { width: number; height: number; data: Uint8ClampedArray }

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const { width, height, data } = bytes[0] === 0xff ? jpegPicture(bytes) : pngPicture(bytes);
  console.log(JSON.stringify({ width, height, text: jsQR(data, width, height)?.data ?? null, darkest: darkest(data) }));
}

function jpegPicture(bytes: Buffer): Picture {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true });
  return { width, height, data: new Uint8ClampedArray(data) };
}

/** One data chunk, no filters: what the sandbox writes. */
function pngPicture(bytes: Buffer): Picture {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const at = bytes.indexOf("IDAT");
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * (1 + width * 3) + 1 + x * 3;
      data.set([...rows.subarray(from, from + 3), 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

function darkest(data: Uint8ClampedArray): number[] {
  let best = [255, 255, 255];
  for (let i = 0; i < data.length; i += 4) {
    const colour = [data[i], data[i + 1], data[i + 2]];
    if (colour[0] + colour[1] + colour[2] < best[0] + best[1] + best[2]) best = colour;
  }
  return best;
}
