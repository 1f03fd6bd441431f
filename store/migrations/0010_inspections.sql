CREATE TABLE "xianting"."appeals" (
	"inspection_id" text NOT NULL,
	"number" integer NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text,
	"decided_by" text,
	"note" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "appeals_inspection_id_number_pk" PRIMARY KEY("inspection_id","number")
);
--> statement-breakpoint
CREATE TABLE "xianting"."felt" (
	"conversation_id" text NOT NULL,
	"through_seq" integer NOT NULL,
	"emotion" text,
	"strength" integer NOT NULL,
	"probability" double precision,
	"agent_id" text,
	"category" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "felt_conversation_id_through_seq_pk" PRIMARY KEY("conversation_id","through_seq")
);
--> statement-breakpoint
CREATE TABLE "xianting"."inspections" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"handoff_id" text,
	"agent_id" text,
	"from_seq" integer NOT NULL,
	"through_seq" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"score" integer NOT NULL,
	"category" text,
	"ended_at" timestamp with time zone NOT NULL,
	"inspected_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "xianting"."conversations" ADD COLUMN "inspected_through_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xianting"."handoffs" ADD COLUMN "inspected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "xianting"."appeals" ADD CONSTRAINT "appeals_inspection_id_inspections_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "xianting"."inspections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."felt" ADD CONSTRAINT "felt_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."inspections" ADD CONSTRAINT "inspections_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."inspections" ADD CONSTRAINT "inspections_handoff_id_handoffs_id_fk" FOREIGN KEY ("handoff_id") REFERENCES "xianting"."handoffs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeals_open" ON "xianting"."appeals" USING btree ("inspection_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "felt_at" ON "xianting"."felt" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "inspections_handoff" ON "xianting"."inspections" USING btree ("handoff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspections_bot" ON "xianting"."inspections" USING btree ("conversation_id","from_seq") WHERE handoff_id is null;--> statement-breakpoint
CREATE INDEX "inspections_latest" ON "xianting"."inspections" USING btree ("ended_at","id");--> statement-breakpoint
CREATE INDEX "inspections_agent" ON "xianting"."inspections" USING btree ("agent_id","ended_at","id");--> statement-breakpoint
CREATE INDEX "inspections_findings" ON "xianting"."inspections" USING gin (findings jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "conversations_to_inspect" ON "xianting"."conversations" USING btree ("last_customer_at") WHERE control = 'bot' and inspected_through_seq < last_customer_seq;--> statement-breakpoint
CREATE INDEX "handoffs_to_inspect" ON "xianting"."handoffs" USING btree ("ended_at") WHERE state = 'ended' and held_at is not null and not inspected;