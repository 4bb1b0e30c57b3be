"""Longitude and latitude onto a plane by Lambert's azimuthal equal-area projection: no country looks larger than it is.

Snyder, Map Projections: A Working Manual (USGS 1987), section 24, for a sphere.
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Point = tuple[float, float]


@dataclass(frozen=True)
class MapView:
    """A projection centred on a point of the earth, drawn at `x`, `y` with so many units to the earth's radius.

    `frame` is what of the sheet the picture fills: left, top, right, bottom.
    """

    longitude: float
    latitude: float
    radius: float
    x: float
    y: float
    frame: tuple[float, float, float, float]

    def project(self, point: Point) -> Point:
        """Longitude and latitude in degrees → x to the right and y downwards."""
        east, north = radians(point[0] - self.longitude), radians(point[1])
        centre = radians(self.latitude)
        away = sin(centre) * sin(north) + cos(centre) * cos(north) * cos(east)
        stretch = self.radius * sqrt(2 / (1 + away))
        up = cos(centre) * sin(north) - sin(centre) * cos(north) * cos(east)
        return self.x + stretch * cos(north) * sin(east), self.y - stretch * up


# The two pictures of the map. The second stands in a frame in the Atlantic, at a smaller scale.
WIDTH, HEIGHT = 700, 600
VIEWS = {
    "europe": MapView(longitude=14, latitude=53, radius=905, x=390, y=318, frame=(0, 0, WIDTH, HEIGHT)),
    "north-america": MapView(longitude=-96, latitude=55, radius=146, x=78, y=212, frame=(2, 118, 152, 308)),
}
