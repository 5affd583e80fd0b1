import { createTongue } from '../tongue.ts';

/** Numbers of Chinese, which has one form for all of them. */
export const { number } = createTongue<'other'>('zh-CN');
