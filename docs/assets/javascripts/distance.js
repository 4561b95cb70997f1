// How far two points of the Earth are.

const RADIUS_KM = 6371.0088;
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * Great circle in kilometres, by the haversine formula (R. W. Sinnott, 1984), as the build computes it.
 * @param {{lat: number, lon: number}} a @param {{lat: number, lon: number}} b
 */
export function distanceKm(a, b) {
  const [latStep, lonStep] = [radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2];
  const h = Math.sin(latStep) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lonStep) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}
