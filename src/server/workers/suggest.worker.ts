import { actsOfTexts } from '../portfolios/suggestions/read-text.ts';
import { answer, asked } from './apart.ts';

answer(await actsOfTexts((await asked<{ texts: string[] }>()).texts));
