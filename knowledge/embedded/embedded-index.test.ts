import { describeKnowledgeIndex } from '../contract.ts';
import { openEmbeddedIndex } from './embedded-index.ts';

describeKnowledgeIndex('the index in memory', openEmbeddedIndex);
