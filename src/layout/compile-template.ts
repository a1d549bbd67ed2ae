import Handlebars from 'handlebars';

/** Compiles a template to the code of its specification, which the runtime of Handlebars fills. Done at build: a page may forbid making code. */
export function compileTemplate(source: string): string {
  // Its type speaks of what the text evaluates to.
  return Handlebars.precompile(source, { preventIndent: true }) as unknown as string;
}
