/** What a house may set about the bot. */
export interface BotSettings {
  /** Hits asked of the knowledge room per question. */
  hitsWeighed: number;
  /** Clear questions of one burst that are answered, each with its entry. */
  answersPerTurn: number;
  /** Years of age from which a person is offered with everything the bot says on a question. */
  olderFrom: number;
  /** Minutes a handover is moved ahead in the waiting line: the largest of what was heard, and the tier's on top. */
  advance: { danger: number; complaint: number; angry: number; vip: number; gold: number };
}

export const usualSettings: BotSettings = {
  hitsWeighed: 5,
  answersPerTurn: 3,
  // 65: the age from which 金融机构产品适当性管理办法 (2025 No. 7) asks for special care.
  olderFrom: 65,
  advance: { danger: 60, complaint: 20, angry: 15, vip: 10, gold: 5 },
};
