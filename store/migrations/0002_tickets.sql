CREATE TABLE "xianting"."used_tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"lapses_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "used_tickets_lapsed" ON "xianting"."used_tickets" USING btree ("lapses_at");