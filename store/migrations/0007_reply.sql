ALTER TABLE "xianting"."conversations" ADD COLUMN "reply" jsonb;--> statement-breakpoint
CREATE INDEX "conversations_reply" ON "xianting"."conversations" USING btree ("id") WHERE reply is not null;