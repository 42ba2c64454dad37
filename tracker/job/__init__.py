"""The whole job, once: poll, judge, choose, edit, propose. Command line, Actions and daemon all call `run.run_once`."""
