/** What a house may set about the bot. */
export interface BotSettings {
  /** Hits asked of the knowledge room per question. */
  hitsWeighed: number;
  /** Clear questions of one burst that are answered, each with its entry. */
  answersPerTurn: number;
}

export const usualSettings: BotSettings = {
  hitsWeighed: 5,
  answersPerTurn: 3,
};
