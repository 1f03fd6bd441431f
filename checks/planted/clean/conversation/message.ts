export interface Message {
  seq: number;
}
