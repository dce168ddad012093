"""The review of a running network: its yearly return, judged by rules as proposals are."""
