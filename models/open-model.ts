import { absentModel } from './absent-model.ts';
import type { AnswerModel } from './answer-model.ts';
import { type PatienceParts, patientModel } from './patient-model.ts';
import type { Endpoint } from './writer.ts';

/** The model an installation has: its endpoint's, or none. LangChain and the client are loaded only where one is named. */
export async function openAnswerModel(endpoint: Endpoint | null, parts: PatienceParts): Promise<AnswerModel> {
  if (!endpoint) return absentModel;
  const { openAiCompatible } = await import('./openai-compatible.ts');
  return patientModel(openAiCompatible(endpoint), parts);
}
