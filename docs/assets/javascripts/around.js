// Where the reader is, asked of the device when the reader asks; it never leaves the page.

const TIMEOUT_MS = 15_000;
const AGE_MS = 300_000;

/** Why there is no position: each reason is a key of the sentences beside the box. */
export class NoPositionError extends Error {
  /** @param {"insecure" | "refused" | "unavailable" | "timeout"} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS = /** @type {const} */ ({ 1: "refused", 2: "unavailable", 3: "timeout" });

/** Latitude and longitude in degrees, accuracy in metres; rejects with a NoPositionError. @returns {Promise<{lat: number, lon: number, accuracy: number}>} */
export function locate() {
  return new Promise((resolve, reject) => {
    if (!window.isSecureContext) return reject(new NoPositionError("insecure"));
    if (!navigator.geolocation) return reject(new NoPositionError("unavailable"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy }),
      ({ code }) => reject(new NoPositionError(REASONS[/** @type {1 | 2 | 3} */ (code)])),
      { timeout: TIMEOUT_MS, maximumAge: AGE_MS },
    );
  });
}
