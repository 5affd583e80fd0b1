import { expect, it } from 'vitest';
import { importDirectly } from '../../launcher/import-directly.ts';

const LOADER = 'import{t as e}from"./preload-BFV3w1AP.js";';

it('imports a part without styles directly', () => {
  const part = '(await e(async()=>{let{Part:e,b:t}=await import(`./Part.js`);return{Part:e,b:t}},[])).Part';
  const whole = 'e(()=>import("./b.js"),[])';
  const direct = '(await import(`./Part.js`)).Part;import("./b.js")';
  expect(importDirectly(`${LOADER}${part};${whole}`)).toBe(LOADER + direct);
});

it('imports the words of a language directly', () => {
  const words = ['import(`../words/', '{t}-first.js`)'].join('$');
  expect(importDirectly(`${LOADER}e(()=>${words},[])`)).toBe(LOADER + words);
});

it('leaves parts with styles, and what only looks alike', () => {
  const others = [
    'e(async()=>{let{Part:e}=await import(`./Part.js`);return{Part:e}},__vite__mapDeps([0]))',
    'useMemo(()=>import("./b.js"),[])',
    'x.e(()=>import("./b.js"),[])',
    'e(async()=>{let{a:e}=await import("./b.js");return{b:e}},[])',
  ].join(';');
  expect(importDirectly(LOADER + others)).toBe(LOADER + others);
  expect(importDirectly('e(()=>import("./b.js"),[])')).toBe('e(()=>import("./b.js"),[])');
});
