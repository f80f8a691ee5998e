import jsQR from "jsqr";

/** Reads the code out of a picture's pixels; null when there is none. */
export async function decode(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture);
  try {
    // A code can be a small part of a screenshot or a large photograph: another size helps where the first does not.
    for (const scale of [1, 0.5, 2]) {
      const text = read(bitmap, Math.min(scale, 2400 / Math.max(bitmap.width, bitmap.height)));
      if (text) return text;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function read(bitmap: ImageBitmap, scale: number): string | null {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  // A transparent picture lies on white, as on a page.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data || null;
}
