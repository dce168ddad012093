"""The papers that follow a decision to establish."""
