const list = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/u));

/** Elements that draw. Elements that run, load, link, animate or hold HTML are not among them. */
export const drawingElements = list(
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker switch',
);
/** Elements that print nothing. The cleaner removes them with their content and reports nothing. */
export const silentElements = list('title desc metadata');

/** Attributes of geometry and structure. */
export const plainAttributes = list(
  `x y x1 y1 x2 y2 cx cy r rx ry dx dy fx fy fr d points width height viewBox preserveAspectRatio transform rotate textLength lengthAdjust startOffset
   offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits patternTransform
   markerUnits markerWidth markerHeight refX refY orient pathLength xml:space`,
);

/** Properties that attributes, `style` and style sheets may set. The page sets the face, so `font-family` is not among them. */
export const properties = list(
  `fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
   color opacity display visibility overflow clip-path clip-rule mask mask-type marker marker-start marker-mid marker-end stop-color stop-opacity vector-effect
   shape-rendering text-rendering paint-order transform-origin
   font-size font-weight font-style text-anchor dominant-baseline alignment-baseline baseline-shift text-decoration letter-spacing word-spacing
   writing-mode text-orientation direction unicode-bidi`,
);

/** Properties that no attribute can set, with their neutral value. Any other value is a fault: without it a shape would move or hide others. */
export const styleOnly: ReadonlyMap<string, string> = new Map([
  ['transform', 'none'],
  ['mix-blend-mode', 'normal'],
]);

/** Functions that a value may call: colours, transformations, references (the cleaner checks those apart). */
export const functions = list('rgb rgba hsl hsla url matrix translate translatex translatey scale scalex scaley rotate skewx skewy');
