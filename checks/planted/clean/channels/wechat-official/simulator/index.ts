import { XMLParser } from 'fast-xml-parser';

export const played = new XMLParser();
