CREATE SCHEMA "xianting";
--> statement-breakpoint
CREATE TABLE "xianting"."audit" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"customer_id" text NOT NULL,
	"assurance" text,
	"control" text NOT NULL,
	"control_token" integer DEFAULT 1 NOT NULL,
	"handoff_id" text,
	"agent_id" text,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"shown_seq" integer DEFAULT 0 NOT NULL,
	"last_customer_seq" integer DEFAULT 0 NOT NULL,
	"answered_through_seq" integer DEFAULT 0 NOT NULL,
	"last_customer_at" timestamp with time zone,
	"misunderstood_in_a_row" integer DEFAULT 0 NOT NULL,
	"customer_seen_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."customers" (
	"id" text PRIMARY KEY NOT NULL,
	"bank_id" text,
	"tier" text DEFAULT 'standard' NOT NULL,
	"birth_year" integer,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_bank_id_unique" UNIQUE("bank_id")
);
--> statement-breakpoint
CREATE TABLE "xianting"."data_keys" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."editions" (
	"id" integer PRIMARY KEY NOT NULL,
	"entries" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."feedback" (
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"helped" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "xianting"."handoffs" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"skill" text NOT NULL,
	"state" text NOT NULL,
	"reason" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"summary" text NOT NULL,
	"through_seq" integer NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone,
	"offered_to" text,
	"offer_until" timestamp with time zone,
	"held_by" text,
	"held_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"how" text,
	"note" text,
	"unattended" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."messages" (
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"author" text NOT NULL,
	"agent_id" text,
	"agent_name" text,
	"client_id" text NOT NULL,
	"text" text NOT NULL,
	"content" jsonb NOT NULL,
	"sealed" "bytea",
	"sealed_for" text,
	"delivery" text NOT NULL,
	"shown_seq" integer,
	"control_token" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq"),
	CONSTRAINT "messages_client_id" UNIQUE("conversation_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "xianting"."pointers" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"csrf" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xianting"."staff" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"roles" jsonb NOT NULL,
	"skills" jsonb NOT NULL,
	"capacity" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"presence" text DEFAULT 'offline' NOT NULL,
	"seen_at" timestamp with time zone,
	"last_given_at" timestamp with time zone,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_account_unique" UNIQUE("account")
);
--> statement-breakpoint
CREATE TABLE "xianting"."turns" (
	"conversation_id" text NOT NULL,
	"from_seq" integer NOT NULL,
	"through_seq" integer NOT NULL,
	"edition" integer,
	"heard" jsonb NOT NULL,
	"why" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "turns_conversation_id_through_seq_pk" PRIMARY KEY("conversation_id","through_seq")
);
--> statement-breakpoint
ALTER TABLE "xianting"."conversations" ADD CONSTRAINT "conversations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "xianting"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."feedback" ADD CONSTRAINT "feedback_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."handoffs" ADD CONSTRAINT "handoffs_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "xianting"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xianting"."turns" ADD CONSTRAINT "turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "xianting"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_turn_pending" ON "xianting"."conversations" USING btree ("last_customer_at") WHERE control = 'bot' and answered_through_seq < last_customer_seq;--> statement-breakpoint
CREATE INDEX "conversations_customer" ON "xianting"."conversations" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "handoffs_open" ON "xianting"."handoffs" USING btree ("state","due_at") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_one_open" ON "xianting"."handoffs" USING btree ("conversation_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX "handoffs_conversation" ON "xianting"."handoffs" USING btree ("conversation_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_shown" ON "xianting"."messages" USING btree ("conversation_id","shown_seq");--> statement-breakpoint
CREATE INDEX "messages_pending" ON "xianting"."messages" USING btree ("at") WHERE delivery = 'pending';