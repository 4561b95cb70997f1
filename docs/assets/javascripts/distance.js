// Distances on the ground, as build_atlas/geo/gazetteer.py computes them: tests/data/vectors/distance.json holds both to one answer.

const EARTH_RADIUS_KM = 6371.0088;

/** The great-circle distance in kilometres between two points in degrees, by the haversine formula. @param {{lat: number, lon: number}} a @param {{lat: number, lon: number}} b */
export function distanceKm(a, b) {
  const [latStep, lonStep] = [toRadians(b.lat - a.lat) / 2, toRadians(b.lon - a.lon) / 2];
  const h = Math.sin(latStep) ** 2 + Math.cos(toRadians(a.lat)) * Math.cos(toRadians(b.lat)) * Math.sin(lonStep) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** @param {number} degrees */
const toRadians = (degrees) => (degrees * Math.PI) / 180;
