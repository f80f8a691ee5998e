/** WeChat's number for a mini program that an app launched: only such a one may give the person back to the app. */
export const launchedByApp = 1069;

/** The ways of coming back to a mini program that is still open which keep that right: every other one loses it. */
const keeping: ReadonlySet<number> = new Set([1038, 1089, 1090, 1001, 1131, 1187]);

/** Whether the mini program may return to the app, now that it was shown by way of `scene`. */
export function mayReturn(before: boolean, scene: number | undefined): boolean {
  return scene === launchedByApp || (before && scene !== undefined && keeping.has(scene));
}
