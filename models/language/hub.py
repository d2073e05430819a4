"""Runs any causal language model of the hub in this process by transformers, on a GPU where there is one."""

from typing import Any

from assistant.errors import MissingModelError, NoAnswerError

MOST_TOKENS = 1500


class HubModel:
    """Fulfils LanguageModel with a model that is on this machine already: it is never fetched while notes are made."""

    name = "hub"
    leaves = False

    def __init__(self, model: str, *, revision: str | None = None, threads: int = 2) -> None:
        """Take a hub model's name or a folder; weights are loaded at the first question."""
        self.model = model
        self._revision, self._threads = revision, threads
        self._loaded: tuple[Any, Any] | None = None

    def complete(self, prompt: str, *, schema: dict[str, object] | None = None) -> str:
        """Answer greedily; the schema is in the prompt's own words, and the caller checks the answer."""
        import torch

        tokenizer, network = self._opened()
        asked = tokenizer.apply_chat_template(
            [{"role": "user", "content": prompt}], add_generation_prompt=True, return_tensors="pt", return_dict=True
        ).to(network.device)
        length = asked["input_ids"].shape[1]
        try:
            with torch.inference_mode():
                made = network.generate(**asked, max_new_tokens=MOST_TOKENS, do_sample=False)
        except (RuntimeError, ValueError, torch.OutOfMemoryError):
            raise NoAnswerError(
                "The language model of the hub gave no answer, perhaps for want of memory: take a smaller one, "
                "or draft with the engine words."
            ) from None
        text = str(tokenizer.decode(made[0, length:], skip_special_tokens=True))
        return text.rpartition("</think>")[2].strip()

    def _opened(self) -> tuple[Any, Any]:
        if self._loaded is None:
            import torch
            from transformers import AutoModelForCausalLM, AutoTokenizer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()
            torch.set_num_threads(self._threads)
            place: Any = {"revision": self._revision, "local_files_only": True}
            try:
                tokenizer = AutoTokenizer.from_pretrained(self.model, **place)
                network = AutoModelForCausalLM.from_pretrained(self.model, dtype=torch.bfloat16, **place)
            except (OSError, ValueError):
                raise MissingModelError(
                    "The hub model of HEARD_ENGINE_HUB is not on this machine: bring it here with the hub's own "
                    "command (hf download), or give its folder."
                ) from None
            if tokenizer.chat_template is None:
                raise MissingModelError(
                    "The hub model cannot be talked to: choose one with a chat template (Instruct)."
                )
            network.to("cuda" if torch.cuda.is_available() else "cpu").eval()
            self._loaded = tokenizer, network
        return self._loaded
