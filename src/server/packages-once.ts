// Imported first, for its effect. For each file of a package Node reads the package's whole list of exports again, only to
// learn of which format the file is: drizzle-orm's has 180 KB, and was half of the work of a start.
import { type ResolveFnOutput, registerHooks } from 'node:module';

const drizzle = /^drizzle-orm(\/|$)/;
const ofDrizzle = /\/node_modules\/drizzle-orm\//;
const found = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL ?? '';
    if (!context.conditions.includes('import')) return next(specifier, context);
    if (specifier.startsWith('.') && ofDrizzle.test(from))
      return { url: new URL(specifier, from).href, format: 'module', shortCircuit: true };
    if (!drizzle.test(specifier)) return next(specifier, context);
    const known = found.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
    found.set(specifier, known);
    return known;
  },
});
