CREATE TABLE "xianting"."channel_references" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"reference" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "xianting"."channel_references" ADD CONSTRAINT "channel_references_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;