const list = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/u));

/** Elements that draw; whatever runs, loads, links, animates or holds HTML is not among them. */
export const drawingElements = list(
  'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker switch',
);
/** Elements that print nothing; left out without a word, with all that is in them. */
export const silentElements = list('title desc metadata');

/** Attributes of geometry and structure. */
export const plainAttributes = list(
  `x y x1 y1 x2 y2 cx cy r rx ry dx dy fx fy fr d points width height viewBox preserveAspectRatio transform rotate textLength lengthAdjust startOffset
   offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits patternTransform
   markerUnits markerWidth markerHeight refX refY orient pathLength xml:space`,
);

/** Properties that may stand as an attribute, in `style` and in a style sheet alike. Faces are ours, so `font-family` is not among them. */
export const properties = list(
  `fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
   color opacity display visibility overflow clip-path clip-rule mask mask-type marker marker-start marker-mid marker-end stop-color stop-opacity vector-effect
   shape-rendering text-rendering paint-order transform-origin
   font-size font-weight font-style text-anchor dominant-baseline alignment-baseline baseline-shift text-decoration letter-spacing word-spacing
   writing-mode text-orientation direction unicode-bidi`,
);

/** Properties that no attribute can say, each with the value that changes nothing. Left out, they would put a shape elsewhere or hide what is under it. */
export const styleOnly: ReadonlyMap<string, string> = new Map([
  ['transform', 'none'],
  ['mix-blend-mode', 'normal'],
]);

/** What may be called in a value: colours, transformations, references (judged apart). */
export const functions = list('rgb rgba hsl hsla url matrix translate translatex translatey scale scalex scaley rotate skewx skewy');
