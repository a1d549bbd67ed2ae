import { createRequire } from 'node:module';

/** A face for printing. */
export interface FontFile {
  readonly family: 'BIZ UDPGothic' | 'BIZ UDGothic' | 'Noto Sans JP';
  readonly weight: 400 | 700;
  readonly path: string;
}

/** The faces for printing, in the order in which a character looks for its glyph, with the file of the package that holds each. */
export const printedFaces: readonly (Omit<FontFile, 'path'> & { readonly module: string })[] = [
  { family: 'BIZ UDPGothic', weight: 400, module: '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf' },
  { family: 'BIZ UDPGothic', weight: 700, module: '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf' },
  { family: 'BIZ UDGothic', weight: 400, module: '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf' },
  { family: 'BIZ UDGothic', weight: 700, module: '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf' },
  { family: 'Noto Sans JP', weight: 400, module: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf' },
  { family: 'Noto Sans JP', weight: 700, module: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf' },
];

let found: readonly FontFile[] | undefined;

/** Returns the faces for printing, in the order in which a character looks for its glyph. Throws if a font package is not installed. */
export function fontFiles(): readonly FontFile[] {
  const require = createRequire(import.meta.url);
  found ??= printedFaces.map(({ module, ...face }) => ({ ...face, path: require.resolve(module) }));
  return found;
}
