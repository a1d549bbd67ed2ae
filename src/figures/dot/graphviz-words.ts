const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** Names of colours, without the number behind some (`gray50`, `blue3`). */
const colours = list(`
  aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral
  cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
  darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey
  dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo
  invis ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrod lightgoldenrodyellow lightgray lightgreen
  lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslateblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
  magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
  midnightblue mintcream mistyrose moccasin navajowhite navy navyblue none oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
  paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown
  seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent turquoise violet
  violetred webgray webgreen webgrey webmaroon webpurple wheat white whitesmoke xgray xgreen xgrey xmaroon xpurple yellow yellowgreen`);
/** Schemes that a colour may name: `/blues9/3`. */
const schemes = list(`
  accent blues brbg bugn bupu dark gnbu greens greys oranges orrd paired pastel piyg prgn pubu pubugn puor purd purples rdbu rdgy rdpu rdylbu rdylgn reds
  set spectral svg x ylgn ylgnbu ylorbr ylorrd`);
const shapes = list(`
  assembly box boxd cds circle component cylinder diamond doublecircle doubleoctagon egg ellipse epsf fivepoverhang folder hexagon house insulator
  invhouse invtrapezium invtriangle larrow lpromoter mcircle mdiamond mrecord msquare note noverhang octagon oval parallelogram pentagon plain plaintext
  point polygon primersite promoter proteasesite proteinstab rarrow record rect rectangle restrictionsite ribosite rnastab rpromoter septagon signature
  square star tab terminator threepoverhang trapezium triangle tripleoctagon underline utr`);
const styles = list('bold dashed diagonals dotted filled invis radial rounded setlinewidth solid striped tapered unfilled wedged');
const others = list(`
  auto avg b back backward baseline bl both bottom br breadthfirst bt c center compound curved cut d e edgesfirst expand false fill first forward global h height i in justify l
  last left line local lr max middle min n ne no node nodesfirst nw ordered ortho out p polyline r right rl same se shape sink size source spline
  splines subscript superscript sw t tb text tl top tr true v w width x y yes`);
const known: ReadonlySet<string> = new Set([...colours, ...schemes, ...shapes, ...styles, ...others]);
/** Ends of arrows may be joined: `olboxnormal`. */
const arrows = /^(?:o?[lr]?(?:box|crow|diamond|dot|icurve|curve|inv|none|normal|tee|vee|empty|open|halfopen|ediamond|invdot|invodot|invempty))+$/u;
/** Sides of a cell: any of the four, in any order. */
const sides = /^[ltrb]{1,4}$/u;

/** A word that Graphviz knows nowhere. It treats all unknown words alike. */
const unknownWord = 'zz';

/**
 * Returns a value with every word that Graphviz does not know replaced by one that it does not know either: such a word changes nothing.
 * @example publicValue('filled, yamada') → 'filled, zz'
 * @example publicValue('/blues9/3:#ff00ff;0.5:gray50') → '/blues9/3:#ff00ff;0.5:gray50'
 */
export function publicValue(value: string): string {
  return value.replace(/#[\da-f]+\b|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_-]*/giu, (word) =>
    word.startsWith('#') || isKnown(word.toLowerCase()) ? word : unknownWord,
  );
}

function isKnown(word: string): boolean {
  const letters = word.replace(/[\d-]+/gu, '');
  return known.has(letters) || arrows.test(letters) || sides.test(letters);
}
