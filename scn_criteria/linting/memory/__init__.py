"""What was found before: answers in a store, each under the key of all that it depends on."""
