CREATE TABLE "xianting"."access_tokens" (
	"account" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"sealed" "bytea",
	"fetched_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"leased_by" text,
	"leased_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "xianting"."followers" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"openid" text NOT NULL,
	"following" boolean DEFAULT true NOT NULL,
	"wrote_at" timestamp with time zone,
	"acted_at" timestamp with time zone,
	"sends" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "followers_openid" UNIQUE("account","openid")
);
--> statement-breakpoint
ALTER TABLE "xianting"."conversations" ADD COLUMN "delivering_by" text;--> statement-breakpoint
ALTER TABLE "xianting"."conversations" ADD COLUMN "delivering_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "xianting"."conversations" ADD COLUMN "undelivered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xianting"."messages" ADD COLUMN "undelivered" text;--> statement-breakpoint
ALTER TABLE "xianting"."messages" ADD COLUMN "parts_sent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xianting"."followers" ADD CONSTRAINT "followers_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_deferred" ON "xianting"."messages" USING btree ("conversation_id") WHERE delivery = 'deferred';